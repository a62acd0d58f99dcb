#!/bin/sh
# Workers for one run as a job array: sbatch --array=1-64 slurm.sh RUN
#SBATCH --job-name=lianyun
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=4G
#SBATCH --time=04:00:00
# Thirty seconds before the time is up: the running chunk is finished or handed back, the rest waits in the queue.
#SBATCH --signal=TERM@30
#SBATCH --requeue
# The URL is not put on the command line, where others could read it.
. "$HOME/.config/lianyun/worker.env"
export DATABASE_URL
# Ends when the run is over; exec, so that the signal meets the worker and not the shell.
exec srun lianyun cluster work --workers 1 --run "$1" --grace 20
